using System.Collections.Concurrent;

namespace JobKit.Tests.Migration.Act.Rollback;

/// <summary>What the old code was asked to do, and what it fails at.</summary>
internal sealed class Replays
{
    public ConcurrentQueue<(JobId Job, string Key)> Done { get; } = new();

    public ConcurrentQueue<JobId> Failing { get; } = new();
}
