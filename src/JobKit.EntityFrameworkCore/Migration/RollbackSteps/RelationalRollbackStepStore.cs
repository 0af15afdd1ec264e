using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Steps of rollbacks in a relational database.</summary>
internal sealed class RelationalRollbackStepStore(ISessionSource source) : IRollbackStepStore
{
    private readonly SessionCalls _calls = new(source);

    public Task<IReadOnlyList<RollbackStep>> ReadAsync(string key, long epoch, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadSteps.RunAsync(session, key, epoch, cancellationToken), cancellationToken);

    public Task<bool> ClaimAsync(string key, long epoch, string step, long claim, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ClaimStep.RunAsync(session, key, epoch, step, claim, cancellationToken), cancellationToken);

    public Task<bool> FinishAsync(RollbackStep step, long claim, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => FinishStep.RunAsync(session, step, claim, cancellationToken), cancellationToken);

    public Task ForgetAsync(string key, RolloutEventDraft told, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ForgetSteps.RunAsync(session, key, told, cancellationToken), cancellationToken);
}
