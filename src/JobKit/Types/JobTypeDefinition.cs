using Polly;

namespace JobKit;

/// <summary>All that this app knows of one job type.</summary>
internal sealed record JobTypeDefinition
{
    /// <summary>The stored name.</summary>
    public required string Name { get; init; }

    /// <summary>The payload's class.</summary>
    public required Type ClrType { get; init; }

    /// <summary>The result's class, or null where there is none or this app does not know it.</summary>
    public Type? ResultType { get; init; }

    /// <summary>The handler's class, or null where this app only enqueues.</summary>
    public Type? HandlerType { get; init; }

    public HandlerOptions Options { get; init; } = new();

    public JobInvoker? Invoke { get; init; }

    /// <summary>The pipeline for the handler's outside calls, one per process.</summary>
    public ResiliencePipeline Resilience { get; init; } = ResiliencePipeline.Empty;

    /// <summary>Whether it is the library's own, which alone may use reserved queues.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Whether one of them may begin where all slots of the worker are taken.</summary>
    public bool IsUrgent { get; init; }

    public bool IsHandled => Invoke is not null;
}
