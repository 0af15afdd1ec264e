namespace JobKit.AspNetCore;

/// <summary>Answers a request by a job, and hands it to legacy where there may be none.</summary>
internal interface ICandidateSide
{
    Task AnswerAsync(MigratedRequest request);
}
