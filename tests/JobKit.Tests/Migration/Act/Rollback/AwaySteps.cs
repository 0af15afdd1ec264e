using JobKit.Migration;

namespace JobKit.Tests.Migration.Act.Rollback;

/// <summary>A store of steps that does not answer.</summary>
internal sealed class AwaySteps : IRollbackStepStore
{
    public Task<IReadOnlyList<RollbackStep>> ReadAsync(string key, long epoch, CancellationToken cancellationToken) => throw Away();

    public Task<bool> ClaimAsync(string key, long epoch, string step, long claim, CancellationToken cancellationToken) => throw Away();

    public Task<bool> FinishAsync(RollbackStep step, long claim, CancellationToken cancellationToken) => throw Away();

    public Task ForgetAsync(string key, RolloutEventDraft told, CancellationToken cancellationToken) => throw Away();

    private static JobStoreException Away() => new("the database is away");
}
