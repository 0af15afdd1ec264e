using JobKit.Storage;

namespace JobKit.AspNetCore;

/// <summary>What a state that was read says of a job that is known. Pure.</summary>
internal static class FollowedChange
{
    /// <summary>Whether more has changed than a state tells: it began, ended, or began again.</summary>
    public static bool NeedsRead(Job known, JobState state) => known.Status != state.Status || known.Epoch != state.Epoch || known.Attempt != state.Attempt;

    public static bool IsNews(Job known, JobState state) =>
        known.Progress != state.Progress || known.Step != state.Step || known.CancelRequested != state.CancelRequested || known.DueAt != state.DueAt;

    public static Job Apply(Job known, JobState state) =>
        known with { Progress = state.Progress, Step = state.Step, CancelRequested = state.CancelRequested, DueAt = state.DueAt };
}
