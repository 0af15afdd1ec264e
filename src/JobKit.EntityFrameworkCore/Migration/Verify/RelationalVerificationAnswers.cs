using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>People's answers in a relational database.</summary>
internal sealed class RelationalVerificationAnswers(ISessionSource source) : IVerificationAnswers
{
    private readonly SessionCalls _calls = new(source);

    public Task<IReadOnlyList<VerificationAnswer>> ReadAsync(string migration, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => VerifyAnswers.ReadAsync(session, migration, cancellationToken), cancellationToken);

    public Task WriteAsync(VerificationAnswer answer, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => VerifyAnswers.WriteAsync(session, answer, cancellationToken), cancellationToken);
}
