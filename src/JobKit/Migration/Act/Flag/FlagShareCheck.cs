namespace JobKit.Migration;

/// <summary>Whether a rollout takes the share that its flag is given, found out before anything is written: the start, the lists and the share are changes of their own.</summary>
internal static class FlagShareCheck
{
    /// <param name="rollout">As it is.</param>
    /// <param name="starts">Whether it is started first; what forbids that is found at the start, which is the first change.</param>
    /// <param name="share">What the flag is to have.</param>
    /// <param name="by">Who writes it.</param>
    /// <exception cref="RolloutStageException">It cannot have that share.</exception>
    /// <exception cref="RolloutHeldException">An approval is missing.</exception>
    public static void Require(Rollout rollout, bool starts, TrafficShare share, OperatorAction by)
    {
        var move = new RolloutMove(rollout with { CoolDownUntil = null, NeedsAcknowledgement = false }, by, rollout.UpdatedAt);
        var then = move with { Rollout = starts ? AdvanceRollout.Start(move).After : rollout };
        if (share != RolloutFlagState.ShareOf(then.Rollout))
        {
            _ = LowerShare.IsDown(then.Rollout, share) ? LowerShare.Of(then, share) : AdvanceRollout.To(then, share);
        }
    }
}
