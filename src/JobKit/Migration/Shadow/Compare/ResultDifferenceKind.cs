namespace JobKit.Migration;

/// <summary>How two answers differ at one place.</summary>
public enum ResultDifferenceKind
{
    /// <summary>Both have a value there, and they differ.</summary>
    Changed = 0,

    /// <summary>Only the control has a value there.</summary>
    Missing = 1,

    /// <summary>Only the candidate has a value there.</summary>
    Added = 2,
}
