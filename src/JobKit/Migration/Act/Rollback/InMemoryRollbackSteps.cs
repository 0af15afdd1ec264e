namespace JobKit.Migration;

/// <summary>Steps in this process's memory.</summary>
internal sealed class InMemoryRollbackSteps(InMemoryRolloutEvents events) : IRollbackStepStore
{
    private readonly Dictionary<(string Key, long Epoch, string Name), (RollbackStep Step, long Claim)> _steps = [];

    public Task<IReadOnlyList<RollbackStep>> ReadAsync(string key, long epoch, CancellationToken cancellationToken) => Under<IReadOnlyList<RollbackStep>>(
        () => [.. _steps.Where(it => it.Key.Key == key && it.Key.Epoch == epoch).Select(it => it.Value.Step)], cancellationToken);

    public Task<bool> ClaimAsync(string key, long epoch, string step, long claim, CancellationToken cancellationToken) => Under(
        () =>
        {
            var known = _steps.TryGetValue((key, epoch, step), out var found);
            if (known && (found.Claim > claim || found.Step.State is RollbackStepState.Done or RollbackStepState.Skipped))
            {
                return false;
            }

            var attempt = known && found.Claim == claim ? found.Step.Attempt : (found.Step?.Attempt ?? 0) + 1;
            _steps[(key, epoch, step)] = (new(key, epoch, step, RollbackStepState.Running, attempt), claim);
            return true;
        },
        cancellationToken);

    public Task<bool> FinishAsync(RollbackStep step, long claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Under(
            () =>
            {
                var place = (step.Key, step.Epoch, step.Name);
                if (!_steps.TryGetValue(place, out var found) || found.Claim != claim || found.Step.State != RollbackStepState.Running)
                {
                    return false;
                }

                _steps[place] = (step with { Attempt = found.Step.Attempt }, claim);
                return true;
            },
            cancellationToken);
    }

    public Task ForgetAsync(string key, RolloutEventDraft told, CancellationToken cancellationToken) => Under(
        () =>
        {
            foreach (var place in _steps.Keys.Where(it => it.Key == key).ToList())
            {
                _steps.Remove(place);
            }

            events.Append(told, 0);
            return true;
        },
        cancellationToken);

    private Task<T> Under<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (events.Gate)
        {
            return Task.FromResult(work());
        }
    }
}
