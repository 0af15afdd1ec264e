using JobKit.Migration;

namespace JobKit.Tests.Migration.Act.Rollback;

internal sealed class Replay(Replays replays) : ILegacyReplay
{
    public Task ReplayAsync(Job job, string idempotencyKey, CancellationToken cancellationToken)
    {
        if (replays.Failing.TryPeek(out var failing) && failing == job.Id)
        {
            replays.Failing.TryDequeue(out _);
            throw new InvalidOperationException("legacy is busy");
        }

        replays.Done.Enqueue((job.Id, idempotencyKey));
        return Task.CompletedTask;
    }
}
