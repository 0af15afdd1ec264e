using JobKit.Migration;

namespace JobKit.Tests.Migration.Mirror;

/// <summary>Copies a book as it is now to a side.</summary>
internal sealed record CopyBook(MigrationSide To, string Book);
