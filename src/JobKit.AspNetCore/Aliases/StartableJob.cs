using System.Text.Json;

namespace JobKit.AspNetCore;

/// <summary>One job type that may be started over HTTP, under its alias.</summary>
internal abstract class StartableJob(string alias, Type type)
{
    public string Alias => alias;

    public Type Type => type;

    /// <summary>Reads a payload and enqueues it.</summary>
    /// <exception cref="JsonException">The JSON is not one of the type.</exception>
    public abstract ValueTask<EnqueueResult> EnqueueAsync(
        IJobQueue queue, ReadOnlyMemory<byte> json, JsonSerializerOptions reading, EnqueueOptions options, CancellationToken cancellationToken);
}
