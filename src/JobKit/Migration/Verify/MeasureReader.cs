using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Reads what <see cref="VerificationMeasures"/> hold.</summary>
internal sealed class MeasureReader(IJobQueue queue, IJobQueryStore store, TimeProvider clock)
{
    /// <summary>Workers write their statistics once a second.</summary>
    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <param name="probed">Whether a probe ran just now: its own count is waited for, for a few seconds.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<VerificationMeasures> ReadAsync(bool probed, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            var measures = await ReadOnceAsync(cancellationToken).ConfigureAwait(false);
            if (!probed || measures.HasProbe || clock.GetElapsedTime(begun) >= FlushPatience)
            {
                return measures;
            }

            await Task.Delay(Glance, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<VerificationMeasures> ReadOnceAsync(CancellationToken cancellationToken) => new(
        await queue.GetStatisticsAsync(cancellationToken).ConfigureAwait(false),
        await store.GetWorkersAsync(cancellationToken).ConfigureAwait(false),
        await store.ReadStatisticsAsync(TimeSpan.FromHours(1), cancellationToken).ConfigureAwait(false),
        await store.CountLostAsync(VerificationMeasures.SweepPatience, cancellationToken).ConfigureAwait(false));
}
