namespace JobKit.Migration;

/// <summary>Which figures an alert of a rollout carries: both sides' error rates and latencies over the day before it, as the seed's did.</summary>
/// <remarks>Read when it is sent, so that no change of a rollout waits for them, least of all a rollback.</remarks>
/// <param name="Key">The rollout.</param>
/// <param name="Epoch">The epoch in which the change was decided.</param>
/// <param name="At">When.</param>
internal sealed record AlertFigures(string Key, long Epoch, DateTimeOffset At)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<AlertField>> ReadAsync(IObservationStore observations, CancellationToken cancellationToken) =>
        FigureFields.Of(await observations.ReadCohortsAsync(Key, Epoch, At - Day, At.AddTicks(1), cancellationToken).ConfigureAwait(false), At);
}
