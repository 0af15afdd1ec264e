namespace JobKit.Chaos;

/// <summary>A row of the app that the client writes in one transaction with a job, or rolls back with it.</summary>
internal sealed class Order
{
    public long Id { get; set; }

    public Guid JobId { get; set; }
}
