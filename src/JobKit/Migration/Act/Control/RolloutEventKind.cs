namespace JobKit.Migration;

/// <summary>What an event of a rollout says was done. Stored and hashed: the words never change.</summary>
internal static class RolloutEventKind
{
    public const string Created = "created";
    public const string Stage = "stage";
    public const string Share = "share";
    public const string Rollback = "rollback";
    public const string Freeze = "freeze";
    public const string Resume = "resume";
    public const string Hold = "hold";
    public const string Approve = "approve";
    public const string Plan = "plan";
    public const string Acknowledge = "acknowledge";
    public const string Mode = "mode";
    public const string Targets = "targets";
    public const string Baseline = "baseline";
    public const string Notice = "notice";
}
