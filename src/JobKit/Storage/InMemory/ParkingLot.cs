namespace JobKit.Storage;

/// <summary>Due jobs of one limit key, queue, type and limit that wait for a slot, in claim order.</summary>
internal sealed class ParkingLot(QueueState queue, string type, int concurrency)
{
    public QueueState Queue { get; } = queue;

    public string Type { get; } = type;

    public int Concurrency { get; } = concurrency;

    public RowHeap Rows { get; } = new();

    public bool Takes(JobRow row) =>
        row.Queue == Queue && row.Content.LimitConcurrency == Concurrency && row.Content.Type == Type;
}
