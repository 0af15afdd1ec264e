namespace JobKit.Migration;

/// <summary>What is watched in the job loop. The names are stored.</summary>
internal enum JobAlertRule
{
    Depth = 0,
    Processing = 1,
    Errors = 2,
    Success = 3,
}
