"""Send letters and run jobs."""

import os
import signal
import threading

from django.core.management.base import BaseCommand, CommandError

from kooperacja.notices.worker import WorkerBroken, run_once, run_until


class Command(BaseCommand):
    help = "Send letters and run the jobs that are due, until told to stop."

    def add_arguments(self, parser):
        parser.add_argument(
            "--once",
            action="store_true",
            help="do what is due now and end (for cron)",
        )

    def handle(self, *args, once=False, **options):
        if once:
            sent, failed, jobs = run_once()
            self.stdout.write(f"Letters sent: {sent}, failed: {failed}. Jobs: {jobs}.")
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        self.stdout.write(f"Worker {os.getpid()} is at work.")
        try:
            run_until(stop)
        except WorkerBroken as error:
            raise CommandError(f"The worker has ended: {error}") from error
        self.stdout.write("Worker has ended.")
