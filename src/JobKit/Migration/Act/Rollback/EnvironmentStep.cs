namespace JobKit.Migration;

/// <summary>The seed set variables of its own process, which told no other one: recorded, so that nobody looks for it.</summary>
internal sealed class EnvironmentStep : IRollbackStep
{
    public string Name => "environment";

    public Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken) =>
        Task.FromResult(RollbackStepResult.Done("Cannot change other processes; the database decides."));
}
