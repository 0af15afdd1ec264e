using System.Collections.Concurrent;

namespace JobKit.Tests.Storage;

/// <summary>What a random run has seen, from all its threads.</summary>
internal sealed class RandomTrail
{
    public ConcurrentQueue<JobId> Ids { get; } = [];

    public ConcurrentQueue<(JobId Id, long Epoch)> Claims { get; } = [];

    public ConcurrentQueue<(JobId Id, long Epoch, JobVerb Verb, JobStatus Status)> Ends { get; } = [];

    public ConcurrentQueue<string> Breaches { get; } = [];
}
