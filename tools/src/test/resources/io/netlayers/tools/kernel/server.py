"""server.py PORT: echoes; a connection that says "hash" first gets its count of octets at its end."""
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
