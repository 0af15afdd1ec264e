namespace JobKit.Migration;

/// <summary>Shows how far the whole backfill is as the progress of the job that is followed.</summary>
internal sealed class BackfillShown(IBackfillStore store, JobContext context, BackfillWork work, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private long? _shownAt;

    public async ValueTask ShowAsync(CancellationToken cancellationToken)
    {
        if (work.Slot != BackfillWork.Followed || (_shownAt is { } at && clock.GetElapsedTime(at) < Between))
        {
            return;
        }

        _shownAt = clock.GetTimestamp();
        var runs = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (runs.FirstOrDefault(run => run.Name == work.Name && run.Run == work.Run) is { } run)
        {
            var done = run.Ranges.Sum(range => range.Done);
            var percent = run.Total == 0 ? 100 : (int)Math.Min(done * 100 / run.Total, 100);
            await context.ReportProgressAsync(percent, $"{done} of {run.Total} rows").ConfigureAwait(false);
        }
    }
}
