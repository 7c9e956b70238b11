"""Reassigns employees as Check's guide to batching edits describes it: fixed batches of 20, and a 429 waits and is sent again.

Usage: guide.py FILE, a JSON map of employee to workplace.
"""

import asyncio
import json
import os
import sys

import httpx

ATTEMPTS = 3
BATCH = 20


async def send(client, method, path, body):
    """One request; a 429 waits as long as it says, and the last one goes to the caller."""
    for attempt in range(1, ATTEMPTS + 1):
        response = await client.request(method, path, json=body)
        if response.status_code != 429 or attempt == ATTEMPTS:
            return response
        await asyncio.sleep(float(response.headers.get("Retry-After", 2)))


async def main():
    with open(sys.argv[1]) as file:
        moves = list(json.load(file).items())
    headers = {"Authorization": "Bearer " + os.environ["CHECK_API_KEY"]}
    base = os.environ.get("CHECK_BASE_URL", "https://sandbox.checkhq.com")
    failed = 0
    async with httpx.AsyncClient(base_url=base, headers=headers, timeout=10) as client:
        for start in range(0, len(moves), BATCH):
            answers = await asyncio.gather(
                *(
                    send(client, "PATCH", f"/employees/{employee}", {"workplaces": [workplace]})
                    for employee, workplace in moves[start : start + BATCH]
                )
            )
            failed += sum(not answer.is_success for answer in answers)
    print(f"{len(moves)} rows, {failed} failed")


asyncio.run(main())
