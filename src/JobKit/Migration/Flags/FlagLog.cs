using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1720-1729. An id never changes its meaning.</summary>
internal static partial class FlagLog
{
    [LoggerMessage(1720, LogLevel.Information, "Flags at version {Revision}: {Count} of them.")]
    public static partial void Loaded(ILogger logger, long revision, int count);

    [LoggerMessage(1721, LogLevel.Warning, "The stored flag {Flag} cannot be read by this version of JobKit. It gives its callers' defaults until it is written anew.")]
    public static partial void Unreadable(ILogger logger, OneLine flag);

    [LoggerMessage(1722, LogLevel.Warning, "The flags could not be read at the start. {Source} until the store answers.")]
    public static partial void ColdStart(ILogger logger, Exception exception, OneLine source);

    [LoggerMessage(1723, LogLevel.Warning, "The file of last known flags {File} could not be {Verb}. It serves only starts without the store.")]
    public static partial void FileFailed(ILogger logger, Exception exception, OneLine file, OneLine verb);
}
