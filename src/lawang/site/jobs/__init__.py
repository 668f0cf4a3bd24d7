"""The worker: the queue with retries, jobs of dead workers taken up again, and what has to be done at a rhythm."""
