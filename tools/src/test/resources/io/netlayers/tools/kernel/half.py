"""half.py ADDRESS PORT OCTETS: sends to an echo service, closes that direction, reads on to the end."""
import os, socket, sys, threading

address, port, octets = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
s = socket.create_connection((address, port), 10)
said = os.urandom(octets)


def send():
    s.sendall(said)
    s.shutdown(socket.SHUT_WR)


threading.Thread(target=send).start()
heard = b"".join(iter(lambda: s.recv(1 << 16), b""))
print("same" if heard == said else "%d octets of %d" % (len(heard), octets))
