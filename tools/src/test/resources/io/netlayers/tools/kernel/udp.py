"""udp.py ADDRESS BROADCAST: datagrams of many sizes to an echo service; what went wrong, a line each."""
import errno, os, socket, sys

address, broadcast = sys.argv[1], sys.argv[2]
family = socket.AF_INET6 if ":" in address else socket.AF_INET
s = socket.socket(family, socket.SOCK_DGRAM)
s.settimeout(3)
sizes = {0, 1, 2, 511, 512, 1400, 65000, 65500, 65506, 65507}
for header in (20, 40, 48):
    for pieces in range(1, 46):
        most = (1500 - header) // 8 * 8 * pieces - 8
        sizes |= {n for n in (most - 1, most, most + 1) if n <= 65507}
for size in sorted(sizes):
    said = os.urandom(size)
    s.sendto(said, (address, 7))
    try:
        heard, whence = s.recvfrom(65536)
    except socket.timeout:
        print(size, "nothing")
        continue
    if heard != said or whence[:2] != (address, 7):
        print(size, "differs", len(heard), whence)
closed = socket.socket(family, socket.SOCK_DGRAM)
closed.connect((address, 5))
closed.settimeout(3)
closed.send(b"anybody?")
try:
    print("closed port:", closed.recv(10))
except OSError as e:
    if e.errno != errno.ECONNREFUSED:
        print("closed port:", e)
if broadcast != "none":
    s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    for target in (broadcast, "255.255.255.255"):
        s.sendto(b"all of you", (target, 7))
        heard, whence = s.recvfrom(100)
        if heard != b"all of you" or whence[0] != address:
            print("broadcast", target, heard, whence)
