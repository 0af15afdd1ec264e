namespace JobKit;

/// <summary>Runs a type's handler from an attempt's service scope and gives its result, or null.</summary>
internal delegate Task<object?> JobInvoker(IServiceProvider services, object payload, JobContext context, CancellationToken cancellationToken);
