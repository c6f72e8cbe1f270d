"""server.py PORT: echoes, unless the first words are others.

"hash" gets the count of its octets at its end, "blast N" N octets and some more, "hold" nothing."""
import asyncio, resource, sys

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))


async def serve(reader, writer):
    first = await reader.read(65536)
    if first.startswith(b"hash"):
        count = len(first)
        while data := await reader.read(65536):
            count += len(data)
        writer.write(b"%d" % count)
    elif first.startswith(b"blast"):
        count = int(first.split()[1])
        writer.write(bytes(i * 7 % 251 for i in range(251)) * (count // 251 + 1))
        await writer.drain()
    elif first.startswith(b"hold"):
        await reader.read()
    else:
        while first:
            writer.write(first)
            await writer.drain()
            first = await reader.read(65536)
    writer.close()


async def main():
    await asyncio.start_server(serve, None, int(sys.argv[1]), backlog=2000)
    print("listening", flush=True)
    await asyncio.sleep(300)


asyncio.run(main())
