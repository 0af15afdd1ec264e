namespace JobKit;

/// <summary>Why an attempt's token was cancelled. The first reason stands.</summary>
internal enum StopReason
{
    None,
    TimedOut,
    CancelRequested,
    LeaseLost,
    Shutdown,
}
