namespace JobKit.AspNetCore;

/// <summary>An attempt's error as it was stored: masked and cut.</summary>
internal sealed record AttemptErrorBody(string Type, string Message, string? Detail)
{
    public static AttemptErrorBody? Of(JobError? error) => error is null ? null : new(error.Type, error.Message, error.Detail);
}
