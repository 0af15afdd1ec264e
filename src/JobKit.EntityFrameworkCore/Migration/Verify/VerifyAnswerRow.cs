namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_verify_answer</c>: what a person last said of a check.</summary>
internal sealed class VerifyAnswerRow
{
    /// <summary>Empty for the system as a whole.</summary>
    public required string Migration { get; set; }

    public required string CheckId { get; set; }

    public bool Passed { get; set; }

    public required string AnsweredBy { get; set; }

    public DateTimeOffset AnsweredAt { get; set; }

    public string? Note { get; set; }
}
