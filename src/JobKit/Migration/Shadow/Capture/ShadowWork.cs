namespace JobKit.Migration;

/// <summary>Something for the pump: a capture to be run, or the row of a shadow job that has ended.</summary>
/// <param name="Capture">The capture, or null.</param>
/// <param name="Ended">The row, where there is no capture.</param>
internal readonly record struct ShadowWork(ShadowCapture? Capture, JobId Ended = default);
