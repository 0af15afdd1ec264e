namespace JobKit.Migration;

/// <summary>The variable <c>USE_BACKGROUND_JOBS</c>, as the seed names it.</summary>
internal static class EnvironmentOverride
{
    public const string Variable = "USE_BACKGROUND_JOBS";

    /// <summary>What it forces; null when it is neither <c>true</c> nor <c>false</c> nor empty nor missing.</summary>
    public static RouteOverride? Of(string? value) => value switch
    {
        null or "" => RouteOverride.None,
        "true" => RouteOverride.Candidate,
        "false" => RouteOverride.Legacy,
        _ => null,
    };

    /// <summary>What is wrong with it; null when nothing is. The seed reads anything else as if it were missing, so a typing error goes unseen.</summary>
    public static string? Problem(string? value) => Of(value) is null
        ? $"{Variable} is \"{NameText.Shown(value!)}\". It must be true, false or empty. Set it to true for jobs, to false for the legacy endpoint, or remove it to let the rollout decide."
        : null;
}
