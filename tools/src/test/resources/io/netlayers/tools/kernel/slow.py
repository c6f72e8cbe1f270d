"""slow.py ADDRESS OCTETS: reads from a character generator, but not at once: the window closes."""
import socket, sys, time

address, octets = sys.argv[1], int(sys.argv[2])
family = socket.AF_INET6 if ":" in address else socket.AF_INET
s = socket.socket(family)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
s.connect((address, 19))
cycle = b"".join(bytes(32 + (line + i) % 95 for i in range(72)) + b"\r\n" for line in range(95))
time.sleep(2)
heard, good = 0, True
while heard < octets:
    data = s.recv(1 << 16)
    if not data:
        break
    at = heard % len(cycle)
    good = good and (cycle * (len(data) // len(cycle) + 2))[at:at + len(data)] == data
    heard += len(data)
    if heard % 3 == 0 and heard < 100000:
        time.sleep(0.05)
print("good" if good and heard >= octets else "%d octets, good: %s" % (heard, good))
