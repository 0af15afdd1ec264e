using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Part of 1500-1599. An id never changes its meaning.</summary>
internal static partial class OptionsLog
{
    [LoggerMessage(1520, LogLevel.Error, "A change of the configuration's section {Section} is not taken, and what was in force stays so. {Problems}")]
    public static partial void NotTaken(ILogger logger, OneLine section, OneLine problems);
}
