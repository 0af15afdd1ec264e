namespace JobKit.AspNetCore;

/// <summary>The names of the authorization policies that the app defines with <c>AddAuthorization</c>, and that guard what is not a user's own.</summary>
public static class JobKitPolicies
{
    /// <summary>To see all jobs, queues, flags and migrations. Required.</summary>
    public const string Read = "JobKit.Read";

    /// <summary>To change jobs and queues. Required.</summary>
    public const string Operate = "JobKit.Operate";

    /// <summary>To roll a migration back. Required.</summary>
    public const string Emergency = "JobKit.Emergency";

    /// <summary>To move flags and migrations; where the app defines none, <see cref="Operate"/>.</summary>
    public const string Rollout = "JobKit.Rollout";

    /// <summary>To see payloads and results unmasked; where the app defines none, nobody may.</summary>
    public const string ReadSensitive = "JobKit.ReadSensitive";
}
