using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace JobKit.Tests.Telemetry;

/// <summary>Keeps what was logged, as <c>id level: text</c>.</summary>
internal class RecordingLogger : ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{eventId.Id} {logLevel}: {formatter(state, exception)}");
}
