using JobKit.Storage;

namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Deaf"/>
[JobType("chaos.deaf")]
internal sealed record Deaf(int Index)
{
    /// <summary>Waking up after its lease, it does what a worst handler could: writes by every door of the store, past the engine's own checks.</summary>
    internal sealed class Handler(IJobStore store, IJobFactory factory, Journal journal, WorkerSettings settings) : IJobHandler<Deaf, string>
    {
        public async Task<string> HandleAsync(Deaf job, JobContext context, CancellationToken cancellationToken)
        {
            var began = Clock.Now;
            var wait = Dice.For(job.Index, 0, "wait").Next(150, 400);
            await Clock.Delay(wait, CancellationToken.None);
            if (Clock.Now - began > Clock.Span(settings.Lease) + (wait * 1000))
                await TryAllAsync(context);
            return Mark.Of(context);
        }

        private async Task TryAllAsync(JobContext context)
        {
            var lease = context.Lease;
            var mark = Mark.Of(context);
            await TryAsync("renew", async () => (await store.RenewAsync([lease], settings.Lease, CancellationToken.None))[0].Held);
            await TryAsync("progress", async () => (await store.WriteProgressAsync([new(lease.JobId, lease.Epoch, 99, mark)], CancellationToken.None))[0]);
            await TryAsync("checkpoint", () => store.WriteCheckpointAsync(lease, $"\"{mark}\"", CancellationToken.None));
            var child = factory.Create(new Instant(-1));
            await TryAsync(JournalLine.ChildMark + child.Id, async () => await store.EnqueueChildrenAsync(lease, [child], CancellationToken.None) is not null);
            foreach (var verb in (JobVerb[])[JobVerb.Release, JobVerb.Snooze, JobVerb.RetryLater, JobVerb.Fail, JobVerb.Complete])
                await TryAsync(verb.ToString(), async () => await SettleAsync(lease, verb, mark));

            async Task TryAsync(string write, Func<Task<bool>> attempt)
            {
                var began = Clock.Now;
                journal.Stale(context, write, await attempt(), began);
            }
        }

        private async Task<bool> SettleAsync(JobLease lease, JobVerb verb, string mark)
        {
            var settlement = new Settlement
            {
                JobId = lease.JobId,
                Epoch = lease.Epoch,
                Verb = verb,
                Result = verb == JobVerb.Complete ? $"\"{mark}\"" : null,
                Error = verb is JobVerb.Fail or JobVerb.RetryLater ? new JobError("Stale", mark) : null,
                FailureReason = verb == JobVerb.Fail ? JobFailureReason.Rejected : null,
            };
            return (await store.SettleAsync([settlement], CancellationToken.None))[0].Outcome == SettleOutcome.Accepted;
        }
    }
}
