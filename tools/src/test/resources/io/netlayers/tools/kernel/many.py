"""many.py ADDRESS PORT COUNT: that many connections to an echo service, all open at once."""
import resource, selectors, socket, sys, time

address, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, count + 100), hard))
family = socket.AF_INET6 if ":" in address else socket.AF_INET
selector = selectors.DefaultSelector()
said, heard = {}, {}
for i in range(count):
    s = socket.socket(family)
    s.setblocking(False)
    s.connect_ex((address, port))
    said[s], heard[s] = b"connection %d " % i * 50, b""
    selector.register(s, selectors.EVENT_WRITE)
until, open_ones, most = time.time() + 40, 0, 0
connected = []
while len(connected) < count and time.time() < until:
    for key, _ in selector.select(1):
        error = key.fileobj.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error:
            sys.exit("connection failed: %d" % error)
        selector.modify(key.fileobj, selectors.EVENT_READ)
        connected.append(key.fileobj)
for s in connected:
    s.send(said[s])
done = 0
while done < count and time.time() < until:
    for key, _ in selector.select(1):
        s = key.fileobj
        heard[s] += s.recv(65536)
        if len(heard[s]) == len(said[s]):
            done += 1
            selector.unregister(s)
print(len(connected), sum(heard[s] == said[s] for s in said))
for s in said:
    s.close()
