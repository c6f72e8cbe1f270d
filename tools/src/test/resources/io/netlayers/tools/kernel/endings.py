"""endings.py ADDRESS HOW: how a connection ends that does not end well."""
import errno, socket, struct, sys, time

address, how = sys.argv[1], sys.argv[2]


def attempt(action):
    try:
        return action()
    except OSError as e:
        return errno.errorcode.get(e.errno, str(e))


if how == "refused":
    print(attempt(lambda: socket.create_connection((address, 81), 5)))
elif how == "we-reset":
    s = socket.create_connection((address, 7), 5)
    s.sendall(b"hello")
    s.recv(5, socket.MSG_WAITALL)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    s.close()
    print("reset")
elif how == "they-reset":
    print(attempt(lambda: socket.create_connection((address, 99), 5).recv(1)))
elif how == "they-vanish":
    s = socket.create_connection((address, 7), 5)
    s.setsockopt(socket.IPPROTO_TCP, 18, 1500)  # TCP_USER_TIMEOUT, milliseconds
    s.settimeout(20)
    s.sendall(b"hello")
    s.recv(5, socket.MSG_WAITALL)
    print("connected", flush=True)
    sys.stdin.readline()
    s.sendall(b"anybody there?")
    print(attempt(lambda: s.recv(1)))
