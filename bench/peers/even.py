"""Reassigns employees with a semaphore and even spacing: 20 at once, one start each 40 ms, a 429 waits and is sent again.

Usage: even.py FILE, a JSON map of employee to workplace.
"""

import asyncio
import json
import os
import sys
import time

import httpx

ATTEMPTS = 3
AT_ONCE = 20
GAP = 1 / 25


class Slots:
    """Starts at least a gap apart."""

    def __init__(self):
        self.next = 0.0

    async def wait(self):
        now = time.monotonic()
        mine = max(self.next, now)
        self.next = mine + GAP
        await asyncio.sleep(mine - now)


async def send(client, slots, places, employee, workplace):
    for attempt in range(1, ATTEMPTS + 1):
        async with places:
            await slots.wait()
            response = await client.patch(f"/employees/{employee}", json={"workplaces": [workplace]})
        if response.status_code != 429 or attempt == ATTEMPTS:
            return response
        await asyncio.sleep(float(response.headers.get("Retry-After", 2)))


async def main():
    with open(sys.argv[1]) as file:
        moves = json.load(file)
    headers = {"Authorization": "Bearer " + os.environ["CHECK_API_KEY"]}
    slots, places = Slots(), asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(base_url=os.environ["CHECK_BASE_URL"], headers=headers, timeout=10) as client:
        answers = await asyncio.gather(
            *(send(client, slots, places, employee, workplace) for employee, workplace in moves.items())
        )
    print(f"{len(moves)} rows, {sum(not answer.is_success for answer in answers)} failed")


asyncio.run(main())
