namespace JobKit;

/// <summary>Who this worker is: an id fresh for each process start, so that a restarted node is never taken for its dead predecessor.</summary>
internal sealed class WorkerIdentity
{
    public string Id { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    public string Host { get; } = Environment.MachineName;
}
