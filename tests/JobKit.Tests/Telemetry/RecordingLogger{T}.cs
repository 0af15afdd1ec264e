using Microsoft.Extensions.Logging;

namespace JobKit.Tests.Telemetry;

/// <summary>As <see cref="RecordingLogger"/>, for a class that asks for a logger of its own.</summary>
internal sealed class RecordingLogger<T> : RecordingLogger, ILogger<T>;
