using Microsoft.Extensions.Options;

namespace JobKit.Tests.Enqueue;

/// <summary>Options as they were given.</summary>
internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue { get; set; } = value;

    public T Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
