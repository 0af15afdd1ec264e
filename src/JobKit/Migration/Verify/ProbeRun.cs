using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Sends the probe jobs through the ordinary queue and worker, looks at them as their owner and as somebody else, and removes them.</summary>
internal sealed class ProbeRun(IJobQueue queue, IJobMaintainStore store, TimeProvider clock, ILogger<ProbeRun> logger)
{
    private static readonly TimeSpan NotDueIn = TimeSpan.FromHours(1);

    /// <summary>Runs the probes, then <paramref name="then"/> while they are still there; removes them however it ends.</summary>
    public async Task<T> RunAsync<T>(TimeSpan deadline, Func<ProbeOutcome, Task<T>> then, CancellationToken cancellationToken)
    {
        var made = new List<JobId>();
        try
        {
            return await then(await ProbeAsync(deadline, made, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            foreach (var id in made)
            {
                await RemoveAsync(id).ConfigureAwait(false);
            }
        }
    }

    private async Task<ProbeOutcome> ProbeAsync(TimeSpan deadline, List<JobId> made, CancellationToken cancellationToken)
    {
        var word = Guid.CreateVersion7().ToString("N");
        var owner = "jobkit-probe-" + word;
        var outcome = new ProbeOutcome();
        try
        {
            var id = Made(made);
            await queue.EnqueueAsync(new VerificationProbe(word), new() { Id = id, Owner = owner, MaxAttempts = 1, ExpiresAfter = deadline }, cancellationToken)
                .ConfigureAwait(false);
            outcome = await IsolatedAsync(outcome with { Id = id }, id, owner, cancellationToken).ConfigureAwait(false);
            var job = await queue.WaitAsync(id, deadline, cancellationToken).ConfigureAwait(false);
            outcome = outcome with { Job = job, Answered = job.Status == JobStatus.Completed && queue.ReadResult<string>(job) == word };
            return outcome with { Cancelled = await CancelledAsync(Made(made), owner, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // The report tells it; what was found out until then stands.
            return outcome with { Error = error };
        }
    }

    private JobId Made(List<JobId> made)
    {
        var id = JobId.New(clock);
        made.Add(id);
        return id;
    }

    private async Task<ProbeOutcome> IsolatedAsync(ProbeOutcome outcome, JobId id, string owner, CancellationToken cancellationToken) => outcome with
    {
        SeenByOwner = await SeesAsync(id, owner, byId: true, cancellationToken).ConfigureAwait(false)
            && await SeesAsync(id, owner, byId: false, cancellationToken).ConfigureAwait(false),
        SeenByOther = await SeesAsync(id, owner + "-other", byId: true, cancellationToken).ConfigureAwait(false)
            || await SeesAsync(id, owner + "-other", byId: false, cancellationToken).ConfigureAwait(false),
    };

    private async Task<bool> SeesAsync(JobId id, string owner, bool byId, CancellationToken cancellationToken) => byId
        ? await queue.GetAsync(id, owner, cancellationToken).ConfigureAwait(false) is not null
        : (await queue.ListAsync(new() { Owner = owner }, cancellationToken).ConfigureAwait(false)).Jobs.Any(job => job.Id == id);

    private async Task<bool> CancelledAsync(JobId id, string owner, CancellationToken cancellationToken)
    {
        await queue.EnqueueAsync(new VerificationProbe("cancel"), new() { Id = id, Owner = owner, Delay = NotDueIn }, cancellationToken).ConfigureAwait(false);
        var answer = await queue.CancelAsync(id, "verification", cancellationToken).ConfigureAwait(false);
        return answer is { Changed: true, Status: JobStatus.Cancelled };
    }

    /// <summary>Also where the run was stopped or its deadline is over; what cannot be removed goes with its retention.</summary>
    private async Task RemoveAsync(JobId id)
    {
        try
        {
            await queue.CancelAsync(id, "verification", CancellationToken.None).ConfigureAwait(false);
            await store.RemoveAsync(id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (JobNotFoundException)
        {
            // It was never stored.
        }
        catch (Exception error)
        {
            VerifyLog.ProbeNotRemoved(logger, error, id);
        }
    }
}
