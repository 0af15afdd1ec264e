using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>What came of one migration's rollback: an answer, or why there is none.</summary>
internal sealed record RollbackDone(string Key, RollbackAnswer? Answer, string? Problem);
