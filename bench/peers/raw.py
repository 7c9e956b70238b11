"""As many requests as httpx makes with so many in flight: raw.py PORT IN_FLIGHT WARM_SECONDS SECONDS.

Prints the requests of the measured time, its seconds, and the processor seconds of this process in it.
"""

import asyncio
import sys
import time

import httpx


async def main():
    port, in_flight, warm, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
    done = 0
    ended = False

    async def loop(client):
        nonlocal done
        while not ended:
            answer = await client.patch("/employees/emp_1", json={"workplaces": ["wrk_1"]})
            assert answer.json()["id"] == "emp_1"
            done += 1

    limits = httpx.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    headers = {"Authorization": "Bearer bench"}
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=base, headers=headers, limits=limits, timeout=10) as client:
        loops = [asyncio.create_task(loop(client)) for _ in range(in_flight)]
        await asyncio.sleep(warm)
        begun, begin, cpu = done, time.monotonic(), time.process_time()
        while True:
            await asyncio.sleep(seconds)
            if done > begun:
                break
        print(done - begun, time.monotonic() - begin, time.process_time() - cpu)
        ended = True
        await asyncio.gather(*loops)


asyncio.run(main())
