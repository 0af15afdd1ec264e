using Microsoft.Extensions.Options;

namespace JobKit.Tests.Types;

/// <summary>Job types and their serializer, without a container.</summary>
internal static class Registry
{
    public static JobTypeDefinition Type<TJob>(HandlerOptions? options = null, Type? result = null) =>
        new() { Name = JobTypeName.Of(typeof(TJob)), ClrType = typeof(TJob), ResultType = result, Options = options ?? new() };

    public static JobTypeRegistry Of(params JobTypeDefinition[] types) => new(types, TimeProvider.System);

    public static JobSerializer Serializer(JobOptions? options = null) => new(Options.Create(options ?? new()));
}
