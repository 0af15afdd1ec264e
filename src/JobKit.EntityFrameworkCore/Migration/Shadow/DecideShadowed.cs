using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes the verdict of a row that has none.</summary>
internal static class DecideShadowed
{
    public static async Task<bool> RunAsync(StoreSession session, JobId id, ShadowVerdict verdict, bool keepControl, CancellationToken cancellationToken) =>
        await session.Command(
            $"""
            UPDATE {ReadShadowed.Table(session)}
            SET class = @class, signature = @signature, differences_json = @differences{(keepControl ? "" : ", control_json = NULL")}
            WHERE id = @id AND class IS NULL
            """)
            .With("id", session.Dialect.ToValue(id))
            .With("class", (short)verdict.Class)
            .With("signature", verdict.Signature)
            .With("differences", verdict.DifferencesJson)
            .RunAsync(cancellationToken)
            .ConfigureAwait(false) == 1;
}
