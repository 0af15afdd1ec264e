using System.Globalization;

namespace JobKit.Chaos;

/// <summary>What a worker process did outside of the database: when each handler began and ended, and what it did besides.</summary>
internal sealed class Journal(string path) : IDisposable
{
    private readonly LineFile _file = new(path);

    public void Begin(JobContext context) => Write(JournalEvent.Begin, context, context.Type);

    public void End(JobContext context) => Write(JournalEvent.End, context, "");

    public void Outside(JobContext context) => Write(JournalEvent.Outside, context, "");

    /// <summary>A write after the lease, at the time when it was tried: it may have waited long for its answer.</summary>
    public void Stale(JobContext context, string write, bool accepted, long began) =>
        Write(accepted ? JournalEvent.StaleAccepted : JournalEvent.StaleRefused, context, write, began);

    public void Dispose() => _file.Dispose();

    private void Write(JournalEvent what, JobContext context, string detail, long? at = null) => _file.Append(string.Create(
        CultureInfo.InvariantCulture, $"{what} {context.Id} {context.Lease.Epoch} {at ?? Clock.Now} {detail}"));
}
