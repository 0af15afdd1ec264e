namespace JobKit.Migration;

/// <summary>Where people's answers are kept. Of one check of one migration the latest counts.</summary>
public interface IVerificationAnswers
{
    /// <summary>The answers of one migration (empty: of the system as a whole), one for each check.</summary>
    Task<IReadOnlyList<VerificationAnswer>> ReadAsync(string migration, CancellationToken cancellationToken);

    /// <summary>Keeps an answer in the place of an earlier one. It has been checked by the caller.</summary>
    Task WriteAsync(VerificationAnswer answer, CancellationToken cancellationToken);
}
