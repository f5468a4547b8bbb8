// GENERATED from contract/openapi.json by `npm run generate`.
export interface paths {
    "/api/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who acted on or looked at my account, newest first. */
        get: operations["listActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents, newest first, each with some customers whom they assisted last. */
        get: operations["adminListAgents"];
        put?: never;
        /** Adds an agent; without a password one is made and shown in this answer only. */
        post: operations["adminAddAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One agent with the last customers whom they assisted. */
        get: operations["adminGetAgent"];
        /** Changes the fields of an agent that are sent; disabling signs them out. */
        put: operations["adminReplaceAgent"];
        post?: never;
        /** Removes an agent and signs them out. */
        delete: operations["adminRemoveAgent"];
        options?: never;
        head?: never;
        /** Changes the fields of an agent that are sent; disabling signs them out. */
        patch: operations["adminChangeAgent"];
        trace?: never;
    };
    "/api/admin/agents/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a removed agent back as they were. */
        post: operations["adminRestoreAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agents/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs an agent out everywhere. */
        delete: operations["adminEndAgentSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, and who looked; newest first. */
        get: operations["adminListAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit-events.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a spreadsheet. */
        get: operations["adminExportAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event. */
        get: operations["adminGetAuditEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/billers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Billers of all customers by name, each with the customers who have bills there. */
        get: operations["adminListSharedBillers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes my password and signs my other devices out. */
        post: operations["adminChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers, newest first, or the removed ones; with a search, those whose name, e-mail address, phone or customer number it meets, the best matches first. */
        get: operations["adminListCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's account: profile, billers, payment methods, the last receipts, and who assisted. */
        get: operations["adminGetCustomer"];
        put?: never;
        post?: never;
        /** Removes a customer and signs them out. Nothing is erased: they can be brought back. */
        delete: operations["adminRemoveCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/billers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's billers, newest first, each with its last payments. */
        get: operations["adminListBillers"];
        put?: never;
        /** Adds a biller to a customer's list. */
        post: operations["adminAddBiller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/billers/{billerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One biller of a customer with its last payments. */
        get: operations["adminGetBiller"];
        /** Changes the fields of a biller that are sent. */
        put: operations["adminReplaceBiller"];
        post?: never;
        /** Takes a biller off a customer's list; its receipts stay. */
        delete: operations["adminRemoveBiller"];
        options?: never;
        head?: never;
        /** Changes the fields of a biller that are sent. */
        patch: operations["adminChangeBiller"];
        trace?: never;
    };
    "/api/admin/customers/{id}/billers/{billerId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a removed biller back on the customer's list. */
        post: operations["adminRestoreBiller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's receipts, newest first. */
        get: operations["adminListReceipts"];
        put?: never;
        /** Records a payment; without a confirmation number one is made. */
        post: operations["adminPostReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/receipts/{receiptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One receipt of a customer. */
        get: operations["adminGetReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/receipts/{receiptId}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One receipt of a customer as a page to keep. */
        get: operations["adminPrintReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/receipts/{receiptId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Voids a receipt; it stays, but counts no more. The customer sees the reason. */
        post: operations["adminVoidReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a removed customer back as they were. */
        post: operations["adminRestoreCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs a customer out everywhere. */
        delete: operations["adminEndCustomerSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits, what was paid, who is there: the figures of the home page. */
        get: operations["adminGetDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes of a customer or of all, as it happens; Last-Event-ID replays what came later. */
        get: operations["adminWatchChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Committed imports, newest first. */
        get: operations["adminListImports"];
        put?: never;
        /** Adds the receipts of a CSV file (columns customerNumber, biller, amount, paidOn and confirmation; accountId and notes may be left out) and reports on its rows. Rows whose receipt is known add nothing. A dry run writes nothing; in all-or-nothing mode a file with invalid rows is answered with a report whose committed is false. */
        post: operations["adminImportReceipts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/kyc-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Enrolments that wait, oldest first, with flags for people who are here already. */
        get: operations["adminListKycReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/kyc-reviews/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a reviewer compares; birth date and SSN digits are masked. */
        get: operations["adminGetKycReview"];
        put?: never;
        /** Approves, rejects or asks, over the version that was seen; the customer is told. */
        post: operations["adminDecideKycReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/kyc-reviews/{customerId}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Birth date and SSN digits, for a reason that is kept. */
        post: operations["adminRevealIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges username and password for an access token and a refresh cookie. */
        post: operations["adminSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of this device. */
        post: operations["adminSignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges the refresh cookie for a new one and an access token. */
        post: operations["adminRefreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices where I am signed in, last used first. */
        get: operations["adminListSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs one of my devices out. */
        delete: operations["adminEndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receipts of all customers, newest first: by confirmation number, customer, search of customers, period and status. */
        get: operations["adminListTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/transactions.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a spreadsheet. */
        get: operations["adminExportTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes my password and signs my other devices out. */
        post: operations["agentChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers, newest first; with a search, those whose name, e-mail address, phone or customer number it meets, the best matches first. */
        get: operations["agentListCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's account: profile, billers, payment methods, the last receipts, and who assisted. */
        get: operations["agentGetCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}/billers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's billers, newest first, each with its last payments. */
        get: operations["agentListBillers"];
        put?: never;
        /** Adds a biller to a customer's list. */
        post: operations["agentAddBiller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}/billers/{billerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One biller of a customer with its last payments. */
        get: operations["agentGetBiller"];
        /** Changes the fields of a biller that are sent. */
        put: operations["agentReplaceBiller"];
        post?: never;
        /** Takes a biller off a customer's list; its receipts stay. */
        delete: operations["agentRemoveBiller"];
        options?: never;
        head?: never;
        /** Changes the fields of a biller that are sent. */
        patch: operations["agentChangeBiller"];
        trace?: never;
    };
    "/api/agent/customers/{id}/billers/{billerId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a removed biller back on the customer's list. */
        post: operations["agentRestoreBiller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cards and bank accounts of a customer, newest first; numbers are masked. */
        get: operations["agentListPaymentMethods"];
        put?: never;
        /** Adds a card or bank account for a customer; the number goes to the processor. */
        post: operations["agentAddPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}/payment-methods/{paymentMethodId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payment method of a customer. */
        get: operations["agentGetPaymentMethod"];
        /** Changes the fields of a customer's payment method that are sent. */
        put: operations["agentReplacePaymentMethod"];
        post?: never;
        /** Takes a payment method out of a customer's wallet. */
        delete: operations["agentRemovePaymentMethod"];
        options?: never;
        head?: never;
        /** Changes the fields of a customer's payment method that are sent. */
        patch: operations["agentChangePaymentMethod"];
        trace?: never;
    };
    "/api/agent/customers/{id}/payment-methods/{paymentMethodId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a removed payment method back into the wallet. */
        post: operations["agentRestorePaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's receipts, newest first. */
        get: operations["agentListReceipts"];
        put?: never;
        /** Records a payment; without a confirmation number one is made. */
        post: operations["agentPostReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}/receipts/{receiptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One receipt of a customer. */
        get: operations["agentGetReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}/receipts/{receiptId}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One receipt of a customer as a page to keep. */
        get: operations["agentPrintReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/customers/{id}/receipts/{receiptId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Voids a receipt; it stays, but counts no more. The customer sees the reason. */
        post: operations["agentVoidReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes of a customer or of all, as it happens; Last-Event-ID replays what came later. */
        get: operations["agentWatchChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges username and password for an access token and a refresh cookie. */
        post: operations["agentSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of this device. */
        post: operations["agentSignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges the refresh cookie for a new one and an access token. */
        post: operations["agentRefreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices where I am signed in, last used first. */
        get: operations["agentListSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs one of my devices out. */
        delete: operations["agentEndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes my password and signs my other devices out. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails a link to choose a new password, if there is such an account. */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges e-mail address and password for an access token and a refresh cookie. */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of this device. */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My profile. */
        get: operations["getProfile"];
        /** Changes the fields of my profile that are sent. */
        put: operations["replaceProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the fields of my profile that are sent. */
        patch: operations["changeProfile"];
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges the refresh cookie for a new one and an access token. */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrols a customer and stages them for review. */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password by the link that was mailed. */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices that are signed in, last used first. */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs one of my devices out. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms an e-mail address by the link that was sent to it. */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails me a new link to confirm my e-mail address, unless it is confirmed. */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My billers, newest first, each with its last payments. */
        get: operations["listBillers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my billers with its last payments. */
        get: operations["getBiller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes on my account, as it happens; Last-Event-ID replays what came later. */
        get: operations["watchChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cards and bank accounts in my wallet, newest first. */
        get: operations["listPaymentMethods"];
        put?: never;
        /** Adds a card or bank account; the number goes to the processor. */
        post: operations["addPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-methods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my payment methods. */
        get: operations["getPaymentMethod"];
        /** Changes the fields of a payment method that are sent. */
        put: operations["replacePaymentMethod"];
        post?: never;
        /** Takes a payment method out of my wallet. */
        delete: operations["removePaymentMethod"];
        options?: never;
        head?: never;
        /** Changes the fields of a payment method that are sent. */
        patch: operations["changePaymentMethod"];
        trace?: never;
    };
    "/api/payment-methods/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a payment method that I removed back into my wallet. */
        post: operations["restorePaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My receipts, newest first. */
        get: operations["listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My receipts as a spreadsheet. */
        get: operations["exportReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was paid by month and by category. */
        get: operations["summariseReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my receipts. */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/{id}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my receipts as a page to keep. */
        get: operations["printReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Activity: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            actorKind: "anonymous" | "customer" | "agent" | "admin" | "system";
            actor: string;
            action: string;
            /** @enum {string} */
            outcome: "done" | "denied";
            ip: string | null;
        };
        ActivityPage: {
            activities: components["schemas"]["Activity"][];
            nextCursor: string | null;
        };
        Agent: {
            /** Format: uuid */
            id: string;
            username: string;
            fullName: string;
            email: string | null;
            phone: string | null;
            isActive: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            deletedAt: string | null;
            customers: components["schemas"]["AssistedCustomer"][];
            generatedPassword?: string;
        };
        AgentChanges: {
            username?: string;
            fullName?: string;
            /** Format: email */
            email?: string | null;
            phone?: string | null;
            isActive?: boolean;
            password?: string;
        };
        AgentPage: {
            agents: components["schemas"]["Agent"][];
            nextCursor: string | null;
        };
        Assignment: {
            agent: components["schemas"]["AssistingAgent"];
            /** Format: date-time */
            assignedAt: string;
        };
        AssistedCustomer: {
            user: components["schemas"]["Customer"];
            /** Format: date-time */
            assignedAt: string;
        };
        AssistingAgent: {
            /** Format: uuid */
            id: string;
            fullName: string;
        };
        AuditActor: {
            /** @enum {string} */
            kind: "anonymous" | "customer" | "agent" | "admin" | "system";
            /** Format: uuid */
            id: string | null;
            name: string;
        };
        AuditCustomer: {
            /** Format: uuid */
            id: string;
            customerNumber: string;
            firstName: string;
            lastName: string;
        };
        AuditEvent: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            audience: "customer" | "agent" | "admin" | "system";
            actor: components["schemas"]["AuditActor"];
            action: string;
            /** @enum {string} */
            outcome: "done" | "denied";
            object: components["schemas"]["AuditObject"];
            customer: components["schemas"]["AuditCustomer"] | null;
            before: Record<string, never> | null;
            after: Record<string, never> | null;
            reason: string | null;
            ip: string | null;
            requestId: string;
        };
        AuditEventPage: {
            auditEvents: components["schemas"]["AuditEvent"][];
            nextCursor: string | null;
        };
        AuditObject: {
            kind: string;
            /** Format: uuid */
            id: string | null;
        };
        Backup: {
            /** Format: date-time */
            lastBackupAt: string | null;
            backupOk: boolean;
            /** Format: date-time */
            lastDrillAt: string | null;
            drillOk: boolean;
        };
        Biller: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            category: "INTERNET" | "TV" | "ELECTRIC" | "MOBILE" | "HOME" | "INSURANCE" | "OTHER";
            accountId: string;
            contactInfo: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            receipts: components["schemas"]["LastReceipt"][];
        };
        BillerChanges: {
            name?: string;
            /** @enum {string} */
            category?: "INTERNET" | "TV" | "ELECTRIC" | "MOBILE" | "HOME" | "INSURANCE" | "OTHER";
            accountId?: string;
            contactInfo?: string | null;
        };
        BillerCustomer: {
            /** Format: uuid */
            id: string;
            firstName: string;
            lastName: string;
            customerNumber: string;
            /** Format: uuid */
            billerId: string;
            accountId: string;
        };
        BillerPage: {
            billers: components["schemas"]["Biller"][];
            nextCursor: string | null;
        };
        BillingAddress: {
            line1: string;
            line2?: string | null;
            city: string;
            state: string;
            postalCode: string;
        };
        CategoryTotal: {
            /** @enum {string} */
            category: "INTERNET" | "TV" | "ELECTRIC" | "MOBILE" | "HOME" | "INSURANCE" | "OTHER";
            total: string;
            count: number;
        };
        Change: {
            /** @enum {string} */
            kind: "biller" | "receipt" | "payment-method" | "customer";
            action: string;
            /** Format: uuid */
            id: string | null;
            /** Format: uuid */
            customerId?: string;
            /** Format: date-time */
            at: string;
        };
        Credentials: {
            email: string;
            password: string;
            otp?: string | null;
        };
        Customer: {
            /** Format: uuid */
            id: string;
            email: string;
            firstName: string;
            lastName: string;
            customerNumber: string;
            /** @enum {string} */
            kycStatus: "PENDING" | "APPROVED" | "REJECTED" | "NEEDS_INFO";
        };
        CustomerAccount: {
            profile: components["schemas"]["CustomerProfile"];
            billers: components["schemas"]["Biller"][];
            paymentMethods: components["schemas"]["PaymentMethod"][];
            receipts: components["schemas"]["Receipt"][];
            assignments: components["schemas"]["Assignment"][];
            lastAssistedBy: components["schemas"]["Assignment"] | null;
        };
        CustomerPage: {
            customers: components["schemas"]["CustomerSummary"][];
            nextCursor: string | null;
        };
        CustomerProfile: {
            /** Format: uuid */
            id: string;
            email: string;
            firstName: string;
            lastName: string;
            phone: string | null;
            addressLine1: string;
            addressLine2: string | null;
            city: string;
            state: string;
            postalCode: string;
            customerNumber: string;
            /** @enum {string} */
            kycStatus: "PENDING" | "APPROVED" | "REJECTED" | "NEEDS_INFO";
            kycReason: string | null;
            emailVerified: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastLoginAt: string | null;
            /** Format: date-time */
            deletedAt: string | null;
        };
        CustomerSummary: {
            /** Format: uuid */
            id: string;
            email: string;
            firstName: string;
            lastName: string;
            phone: string | null;
            customerNumber: string;
            /** @enum {string} */
            kycStatus: "PENDING" | "APPROVED" | "REJECTED" | "NEEDS_INFO";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            deletedAt: string | null;
            /** @enum {string|null} */
            matched: "name" | "email" | "phone" | "customerNumber" | null;
        };
        Dashboard: {
            kycPending: components["schemas"]["Tally"];
            kycNeedsInfo: components["schemas"]["Tally"];
            /** Format: date-time */
            oldestPendingSince: string | null;
            receiptsToday: components["schemas"]["ReceiptSum"];
            receiptsLast7Days: components["schemas"]["ReceiptSum"];
            newCustomersLast7Days: number;
            approximateCustomers: number;
            activeAgents: number;
            signedInAgents: number;
            refusedSignInsLast24Hours: components["schemas"]["Tally"];
            lastImport: components["schemas"]["LastImport"] | null;
            backup: components["schemas"]["Backup"] | null;
        };
        EmailVerification: {
            token: string;
        };
        EmailVerified: {
            verified: boolean;
        };
        ForgottenPassword: {
            /** Format: email */
            email: string;
        };
        Import: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            adminId: string;
            adminName: string;
            /** @enum {string} */
            mode: "all-or-nothing" | "valid-only";
            sha256: string;
            rows: number;
            added: number;
            duplicates: number;
            invalid: number;
            /** Format: date-time */
            createdAt: string;
        };
        ImportPage: {
            imports: components["schemas"]["Import"][];
            nextCursor: string | null;
        };
        ImportReport: {
            /** Format: uuid */
            id: string | null;
            dryRun: boolean;
            /** @enum {string} */
            mode: "all-or-nothing" | "valid-only";
            committed: boolean;
            rows: number;
            added: number;
            duplicates: number;
            invalid: number;
            errors: components["schemas"]["ImportRowError"][];
            moreErrors: boolean;
        };
        ImportRowError: {
            row: number;
            /** @enum {string|null} */
            column: "customerNumber" | "biller" | "accountId" | "amount" | "paidOn" | "confirmation" | "notes" | null;
            detail: string;
        };
        KycApplicant: {
            /** Format: uuid */
            id: string;
            email: string;
            emailVerified: boolean;
            firstName: string;
            lastName: string;
            dateOfBirth: string;
            ssnLast4: string;
            phone: string | null;
            addressLine1: string;
            addressLine2: string | null;
            city: string;
            state: string;
            postalCode: string;
            customerNumber: string;
            /** @enum {string} */
            kycStatus: "PENDING" | "APPROVED" | "REJECTED" | "NEEDS_INFO";
            kycReason: string | null;
            /** Format: date-time */
            lastLoginAt: string | null;
        };
        KycCustomer: {
            /** Format: uuid */
            id: string;
            email: string;
            firstName: string;
            lastName: string;
            phone: string | null;
            customerNumber: string;
            /** @enum {string} */
            kycStatus: "PENDING" | "APPROVED" | "REJECTED" | "NEEDS_INFO";
            /** Format: date-time */
            createdAt: string;
        };
        KycDecision: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            decision: "APPROVED" | "REJECTED" | "NEEDS_INFO";
            reason: string | null;
            decidedBy: string;
            version: number;
            /** Format: date-time */
            decidedAt: string;
        };
        KycDuplicate: {
            /** Format: uuid */
            id: string;
            customerNumber: string;
            /** @enum {string} */
            kycStatus: "PENDING" | "APPROVED" | "REJECTED" | "NEEDS_INFO";
        };
        KycQueueEntry: {
            customer: components["schemas"]["KycCustomer"];
            emailVerified: boolean;
            /** Format: date-time */
            submittedAt: string;
            version: number;
            duplicates: components["schemas"]["KycDuplicate"][];
        };
        KycQueuePage: {
            kycReviews: components["schemas"]["KycQueueEntry"][];
            nextCursor: string | null;
        };
        KycReview: {
            customer: components["schemas"]["KycApplicant"];
            /** Format: date-time */
            submittedAt: string;
            version: number;
            duplicates: components["schemas"]["KycDuplicate"][];
            decisions: components["schemas"]["KycDecision"][];
        };
        KycRuling: {
            /** @enum {string} */
            decision: "APPROVED" | "REJECTED" | "NEEDS_INFO";
            reason?: string | null;
            version: number;
        };
        LastImport: {
            /** Format: uuid */
            id: string;
            rows: number;
            added: number;
            duplicates: number;
            invalid: number;
            /** Format: date-time */
            createdAt: string;
        };
        LastReceipt: {
            /** Format: uuid */
            id: string;
            amount: string;
            /** Format: date-time */
            paidOn: string;
            confirmation: string;
        };
        MonthTotal: {
            month: string;
            total: string;
            count: number;
        };
        NewAgent: {
            username: string;
            fullName: string;
            /** Format: email */
            email?: string | null;
            phone?: string | null;
            password?: string | null;
        };
        NewBiller: {
            name: string;
            /** @enum {string} */
            category: "INTERNET" | "TV" | "ELECTRIC" | "MOBILE" | "HOME" | "INSURANCE" | "OTHER";
            accountId: string;
            contactInfo?: string | null;
        };
        NewCustomer: {
            /** Format: email */
            email: string;
            password: string;
            firstName: string;
            lastName: string;
            /** Format: date */
            dateOfBirth: string;
            ssnLast4: string;
            phone?: string | null;
            addressLine1: string;
            addressLine2?: string | null;
            city: string;
            state: string;
            postalCode: string;
        };
        NewPaymentMethod: {
            /** @enum {string} */
            type: "CREDIT_CARD" | "DEBIT_CARD" | "BANK_ACCOUNT";
            provider?: string | null;
            accountNumber: string;
            confirmAccountNumber?: string | null;
            securityCode?: string | null;
            cardholderName?: string | null;
            nickname?: string | null;
            expMonth?: number | null;
            expYear?: number | null;
            routingNumber?: string | null;
            /** @enum {string|null} */
            accountType?: "CHECKING" | "SAVINGS" | "BUSINESS" | null;
            ownerName?: string | null;
            billingAddress?: components["schemas"]["BillingAddress"] | null;
            useProfileAddress?: boolean | null;
            isDefault?: boolean | null;
        };
        NewReceipt: {
            /** Format: uuid */
            billerId: string;
            amount: string;
            /** Format: date-time */
            paidOn?: string | null;
            confirmation?: string | null;
            notes?: string | null;
            downloadUrl?: string | null;
            /** Format: uuid */
            replacesId?: string | null;
            confirmDuplicate?: boolean | null;
        };
        PaidBiller: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            category: "INTERNET" | "TV" | "ELECTRIC" | "MOBILE" | "HOME" | "INSURANCE" | "OTHER";
        };
        PasswordChange: {
            currentPassword: string;
            newPassword: string;
        };
        PasswordReset: {
            token: string;
            password: string;
        };
        PasswordWasReset: {
            reset: boolean;
        };
        PayingCustomer: {
            /** Format: uuid */
            id: string;
            firstName: string;
            lastName: string;
            customerNumber: string;
            email: string;
        };
        PaymentMethod: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            type: "CREDIT_CARD" | "DEBIT_CARD" | "BANK_ACCOUNT";
            provider: string;
            cardholderName: string | null;
            nickname: string | null;
            expMonth: number | null;
            expYear: number | null;
            brand: string | null;
            last4: string;
            routingNumber: string | null;
            /** @enum {string|null} */
            accountType: "CHECKING" | "SAVINGS" | "BUSINESS" | null;
            ownerName: string | null;
            billingAddressLine1: string | null;
            billingAddressLine2: string | null;
            billingCity: string | null;
            billingState: string | null;
            billingPostalCode: string | null;
            isDefault: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PaymentMethodChanges: {
            provider?: string;
            cardholderName?: string | null;
            nickname?: string | null;
            expMonth?: number;
            expYear?: number;
            /** @enum {string} */
            accountType?: "CHECKING" | "SAVINGS" | "BUSINESS";
            ownerName?: string;
            billingAddress?: components["schemas"]["BillingAddress"] | null;
            useProfileAddress?: boolean;
            isDefault?: boolean;
        };
        PaymentMethodPage: {
            paymentMethods: components["schemas"]["PaymentMethod"][];
            nextCursor: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            requestId: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
        };
        Profile: {
            /** Format: uuid */
            id: string;
            email: string;
            firstName: string;
            lastName: string;
            phone: string | null;
            addressLine1: string;
            addressLine2: string | null;
            city: string;
            state: string;
            postalCode: string;
            customerNumber: string;
            /** @enum {string} */
            kycStatus: "PENDING" | "APPROVED" | "REJECTED" | "NEEDS_INFO";
            kycReason: string | null;
            emailVerified: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastLoginAt: string | null;
        };
        ProfileAnswer: {
            user: components["schemas"]["Profile"];
        };
        ProfileChanges: {
            firstName?: string;
            lastName?: string;
            phone?: string | null;
            addressLine1?: string;
            addressLine2?: string | null;
            city?: string;
            state?: string;
            postalCode?: string;
        };
        Receipt: {
            /** Format: uuid */
            id: string;
            amount: string;
            /** Format: date-time */
            paidOn: string;
            confirmation: string;
            notes: string | null;
            downloadUrl: string | null;
            /** @enum {string} */
            status: "POSTED" | "VOIDED";
            biller: components["schemas"]["PaidBiller"];
            voidReason: string | null;
            /** Format: date-time */
            voidedAt: string | null;
            /** Format: uuid */
            replacesId: string | null;
            /** Format: uuid */
            replacedById?: string | null;
        };
        ReceiptPage: {
            receipts: components["schemas"]["Receipt"][];
            nextCursor: string | null;
        };
        ReceiptSum: {
            count: number;
            total: string;
        };
        ReceiptSummary: {
            total: string;
            count: number;
            months: components["schemas"]["MonthTotal"][];
            categories: components["schemas"]["CategoryTotal"][];
        };
        ReceiptVoiding: {
            reason: string;
        };
        Registered: {
            user: components["schemas"]["Customer"];
        };
        Renewed: {
            token: string;
            expiresIn: number;
        };
        RevealRequest: {
            reason: string;
        };
        RevealedIdentity: {
            /** Format: date */
            dateOfBirth: string;
            ssnLast4: string;
        };
        Session: {
            /** Format: uuid */
            id: string;
            current: boolean;
            ip: string | null;
            userAgent: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SessionList: {
            sessions: components["schemas"]["Session"][];
            nextCursor: string | null;
        };
        SharedBiller: {
            name: string;
            /** @enum {string} */
            category: "INTERNET" | "TV" | "ELECTRIC" | "MOBILE" | "HOME" | "INSURANCE" | "OTHER";
            customers: components["schemas"]["BillerCustomer"][];
            moreCustomers: boolean;
        };
        SharedBillerPage: {
            billers: components["schemas"]["SharedBiller"][];
            nextCursor: string | null;
        };
        SignedIn: {
            token: string;
            expiresIn: number;
            user: components["schemas"]["Customer"];
        };
        StaffCredentials: {
            username: string;
            password: string;
            otp?: string | null;
            newPassword?: string | null;
        };
        StaffSession: {
            /** Format: uuid */
            id: string;
            current: boolean;
            ip: string | null;
            userAgent: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        StaffSessionList: {
            sessions: components["schemas"]["StaffSession"][];
            nextCursor: string | null;
        };
        StaffSignedIn: {
            token: string;
            expiresIn: number;
            user: components["schemas"]["StaffUser"];
        };
        StaffUser: {
            /** Format: uuid */
            id: string;
            username: string;
            fullName: string;
        };
        Tally: {
            count: number;
            more: boolean;
        };
        Transaction: {
            /** Format: uuid */
            id: string;
            amount: string;
            /** Format: date-time */
            paidOn: string;
            confirmation: string;
            notes: string | null;
            downloadUrl: string | null;
            /** @enum {string} */
            status: "POSTED" | "VOIDED";
            biller: components["schemas"]["PaidBiller"];
            voidReason: string | null;
            /** Format: date-time */
            voidedAt: string | null;
            /** Format: uuid */
            replacesId: string | null;
            customer: components["schemas"]["PayingCustomer"];
        };
        TransactionPage: {
            transactions: components["schemas"]["Transaction"][];
            nextCursor: string | null;
        };
    };
    responses: {
        /** @description The customer has this account at this biller already. */
        BillerAlreadyAdded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/biller-already-added";
                };
            };
        };
        /** @description The customer has this account at this biller already. It was removed too long ago for an agent to undo. Ask an admin to restore it. A request with this Idempotency-Key is still being handled. */
        BillerAlreadyAddedOrBillerUndoExpiredOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/biller-already-added" | "/problems/biller-undo-expired" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description The customer has this account at this biller already. A request with this Idempotency-Key is still being handled. */
        BillerAlreadyAddedOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/biller-already-added" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description The request body is larger than allowed. */
        BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/body-too-large";
                };
            };
        };
        /** @description The current password is not right. */
        CurrentPasswordWrong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/current-password-wrong";
                };
            };
        };
        /** @description One payment method is always the default. Make another one the default instead. */
        DefaultNeeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/default-needed";
                };
            };
        };
        /** @description There is an account with this e-mail address already. Sign in, or reset its password. A request with this Idempotency-Key is still being handled. */
        EmailTakenOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/email-taken" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description Another customer has enrolled with this e-mail address since. Two cannot share it. This customer was removed so long ago that their details were erased. A request with this Idempotency-Key is still being handled. */
        EmailTakenOrPurgedOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/email-taken" | "/problems/purged" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description This call must come from our own pages. */
        ForeignOrigin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/foreign-origin";
                };
            };
        };
        /** @description Another import is being written. Try again when it is done. A request with this Idempotency-Key is still being handled. */
        ImportUnderWayOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/import-under-way" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description Something went wrong on our side. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/internal-error";
                };
            };
        };
        /** @description This enrolment is not waiting for a decision (any more). The customer's data was changed since you saw it. Load the review again, then decide. The customer has not confirmed the e-mail address yet. Approve once it is confirmed. A request with this Idempotency-Key is still being handled. */
        KycAlreadyDecidedOrKycDataChangedOrEmailNotVerifiedOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/kyc-already-decided" | "/problems/kyc-data-changed" | "/problems/email-not-verified" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description The enrolment is not approved yet. Payment methods can be added once it is. */
        KycNotApproved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/kyc-not-approved";
                };
            };
        };
        /** @description The request could not be understood. */
        MalformedRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/malformed-request";
                };
            };
        };
        /** @description Your name was reviewed with your enrolment. Call us to change it. */
        NameWasReviewed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/name-was-reviewed";
                };
            };
        };
        /** @description This password works once. Send newPassword with it to choose your own. */
        NewPasswordNeeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/new-password-needed";
                };
            };
        };
        /** @description There is nothing here. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/not-found";
                };
            };
        };
        /** @description This card or account is in the wallet already. The wallet is full. Remove a payment method first. A request with this Idempotency-Key is still being handled. */
        PaymentMethodAlreadyAddedOrWalletFullOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/payment-method-already-added" | "/problems/wallet-full" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description This card or account is in the wallet already. The wallet is full. Remove a payment method first. It was removed too long ago to be put back. Add the card or account again. A request with this Idempotency-Key is still being handled. */
        PaymentMethodAlreadyAddedOrWalletFullOrPaymentMethodUndoExpiredOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/payment-method-already-added" | "/problems/wallet-full" | "/problems/payment-method-undo-expired" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description Send If-Match with the ETag of the version that you saw. */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/precondition-required";
                };
            };
        };
        /** @description This biller has a receipt with this confirmation number already. Void it first to replace it. This biller has a receipt of the same amount on that day. Send confirmDuplicate if both were paid. Void the receipt before you replace it. This receipt was replaced before. Void and replace the newer one instead. A request with this Idempotency-Key is still being handled. */
        ReceiptAlreadyPostedOrReceiptLooksDuplicateOrReceiptNotVoidedOrReceiptAlreadyReplacedOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/receipt-already-posted" | "/problems/receipt-looks-duplicate" | "/problems/receipt-not-voided" | "/problems/receipt-already-replaced" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description This receipt was voided before. A request with this Idempotency-Key is still being handled. */
        ReceiptAlreadyVoidedOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/receipt-already-voided" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description The e-mail address or the password is not right. */
        SignInFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/sign-in-failed";
                };
            };
        };
        /** @description The username or the password is not right. */
        StaffSignInFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/staff-sign-in-failed";
                };
            };
        };
        /** @description This was changed in the meantime. Load it again and repeat the change. */
        StaleVersion: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/stale-version";
                };
            };
        };
        /** @description The service cannot answer right now. Try again shortly. It is not known whether the change was kept. Repeat it with the same Idempotency-Key. */
        TemporarilyUnavailableOrOutcomeUnknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/temporarily-unavailable" | "/problems/outcome-unknown";
                };
            };
        };
        /** @description This account has too many pages open that wait for changes. Close one and try again. */
        TooManyEventStreams: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/too-many-event-streams";
                };
            };
        };
        /** @description Too many attempts. Wait and try again. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/too-many-requests";
                };
            };
        };
        /** @description Sign in to continue. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/unauthenticated";
                };
            };
        };
        /** @description Send the body as application/json in UTF-8. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/unsupported-media-type";
                };
            };
        };
        /** @description Another agent has this user name. Choose another one. */
        UsernameTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/username-taken";
                };
            };
        };
        /** @description Another agent has this user name. Choose another one. A request with this Idempotency-Key is still being handled. */
        UsernameTakenOrIdempotencyKeyInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/username-taken" | "/problems/idempotency-key-in-use";
                };
            };
        };
        /** @description Some values were not accepted. */
        ValidationFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/validation-failed";
                };
            };
        };
        /** @description Some values were not accepted. This Idempotency-Key was used for a different request. */
        ValidationFailedOrIdempotencyKeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/validation-failed" | "/problems/idempotency-key-reused";
                };
            };
        };
        /** @description Some values were not accepted. This link was used before or has expired. Ask for a new one. */
        ValidationFailedOrLinkNotValid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "/problems/validation-failed" | "/problems/link-not-valid";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listActivity: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListAgents: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                search?: string | null;
                active?: boolean | null;
                removed?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminAddAgent: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAgent"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["UsernameTakenOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminGetAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminReplaceAgent: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UsernameTaken"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminRemoveAgent: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminChangeAgent: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UsernameTaken"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminRestoreAgent: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UsernameTakenOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminEndAgentSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListAuditEvents: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                customer?: string | null;
                actor?: string | null;
                actorKind?: "anonymous" | "customer" | "agent" | "admin" | "system" | null;
                action?: string | null;
                outcome?: "done" | "denied" | null;
                objectKind?: string | null;
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminExportAuditEvents: {
        parameters: {
            query?: {
                customer?: string | null;
                actor?: string | null;
                actorKind?: "anonymous" | "customer" | "agent" | "admin" | "system" | null;
                action?: string | null;
                outcome?: "done" | "denied" | null;
                objectKind?: string | null;
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminGetAuditEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEvent"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListSharedBillers: {
        parameters: {
            query?: {
                search?: string | null;
                removed?: boolean | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedBillerPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminChangePassword: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CurrentPasswordWrong"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListCustomers: {
        parameters: {
            query?: {
                search?: string | null;
                removed?: boolean | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminGetCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAccount"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminRemoveCustomer: {
        parameters: {
            query?: {
                reason?: string | null;
            };
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListBillers: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillerPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminAddBiller: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBiller"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BillerAlreadyAddedOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminGetBiller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminReplaceBiller: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillerChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BillerAlreadyAdded"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminRemoveBiller: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminChangeBiller: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillerChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BillerAlreadyAdded"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminRestoreBiller: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BillerAlreadyAddedOrBillerUndoExpiredOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListReceipts: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                from?: string | null;
                to?: string | null;
                billerId?: string | null;
                minAmount?: string | null;
                maxAmount?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminPostReceipt: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReceipt"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ReceiptAlreadyPostedOrReceiptLooksDuplicateOrReceiptNotVoidedOrReceiptAlreadyReplacedOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminGetReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminPrintReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminVoidReceipt: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptVoiding"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ReceiptAlreadyVoidedOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminRestoreCustomer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerProfile"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["EmailTakenOrPurgedOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminEndCustomerSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminGetDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminWatchChanges: {
        parameters: {
            query?: {
                customerId?: string | null;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Change"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyEventStreams"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListImports: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminImportReceipts: {
        parameters: {
            query?: {
                mode?: "all-or-nothing" | "valid-only" | null;
                dryRun?: boolean | null;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["ImportUnderWayOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListKycReviews: {
        parameters: {
            query?: {
                status?: "PENDING" | "NEEDS_INFO" | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycQueuePage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminGetKycReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycReview"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminDecideKycReview: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KycRuling"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycReview"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KycAlreadyDecidedOrKycDataChangedOrEmailNotVerifiedOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminRevealIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedIdentity"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffCredentials"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSignedIn"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["StaffSignInFailed"];
            403: components["responses"]["NewPasswordNeeded"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminSignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            403: components["responses"]["ForeignOrigin"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminRefreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Renewed"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForeignOrigin"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSessionList"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminEndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminListTransactions: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                confirmation?: string | null;
                customer?: string | null;
                search?: string | null;
                from?: string | null;
                to?: string | null;
                status?: "POSTED" | "VOIDED" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    adminExportTransactions: {
        parameters: {
            query?: {
                confirmation?: string | null;
                customer?: string | null;
                search?: string | null;
                from?: string | null;
                to?: string | null;
                status?: "POSTED" | "VOIDED" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentChangePassword: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CurrentPasswordWrong"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentListCustomers: {
        parameters: {
            query?: {
                search?: string | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentGetCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAccount"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentListBillers: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillerPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentAddBiller: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBiller"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BillerAlreadyAddedOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentGetBiller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentReplaceBiller: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillerChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BillerAlreadyAdded"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentRemoveBiller: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentChangeBiller: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillerChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BillerAlreadyAdded"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentRestoreBiller: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
                billerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BillerAlreadyAddedOrBillerUndoExpiredOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentListPaymentMethods: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethodPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentAddPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPaymentMethod"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["KycNotApproved"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["PaymentMethodAlreadyAddedOrWalletFullOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentGetPaymentMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                paymentMethodId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentReplacePaymentMethod: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                paymentMethodId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentMethodChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DefaultNeeded"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentRemovePaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                paymentMethodId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentChangePaymentMethod: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                paymentMethodId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentMethodChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DefaultNeeded"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentRestorePaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
                paymentMethodId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["KycNotApproved"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["PaymentMethodAlreadyAddedOrWalletFullOrPaymentMethodUndoExpiredOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentListReceipts: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                from?: string | null;
                to?: string | null;
                billerId?: string | null;
                minAmount?: string | null;
                maxAmount?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentPostReceipt: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReceipt"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ReceiptAlreadyPostedOrReceiptLooksDuplicateOrReceiptNotVoidedOrReceiptAlreadyReplacedOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentGetReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentPrintReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentVoidReceipt: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptVoiding"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ReceiptAlreadyVoidedOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentWatchChanges: {
        parameters: {
            query?: {
                customerId?: string | null;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Change"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyEventStreams"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffCredentials"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSignedIn"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["StaffSignInFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentSignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            403: components["responses"]["ForeignOrigin"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentRefreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Renewed"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForeignOrigin"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentListSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSessionList"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    agentEndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CurrentPasswordWrong"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPassword"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["SignInFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            403: components["responses"]["ForeignOrigin"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileAnswer"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    replaceProfile: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileAnswer"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["NameWasReviewed"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    changeProfile: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileAnswer"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["NameWasReviewed"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Renewed"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForeignOrigin"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            409: components["responses"]["EmailTakenOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordWasReset"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrLinkNotValid"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailVerification"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailVerified"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrLinkNotValid"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    listBillers: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillerPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    getBiller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biller"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    watchChanges: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Change"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyEventStreams"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    listPaymentMethods: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethodPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    addPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPaymentMethod"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["KycNotApproved"];
            409: components["responses"]["PaymentMethodAlreadyAddedOrWalletFullOrIdempotencyKeyInUse"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    getPaymentMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    replacePaymentMethod: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentMethodChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DefaultNeeded"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    removePaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    changePaymentMethod: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentMethodChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DefaultNeeded"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    restorePaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["KycNotApproved"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["PaymentMethodAlreadyAddedOrWalletFullOrPaymentMethodUndoExpiredOrIdempotencyKeyInUse"];
            412: components["responses"]["StaleVersion"];
            422: components["responses"]["ValidationFailedOrIdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    listReceipts: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                from?: string | null;
                to?: string | null;
                billerId?: string | null;
                minAmount?: string | null;
                maxAmount?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    exportReceipts: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
                billerId?: string | null;
                minAmount?: string | null;
                maxAmount?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    summariseReceipts: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
                billerId?: string | null;
                minAmount?: string | null;
                maxAmount?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptSummary"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
    printReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailableOrOutcomeUnknown"];
        };
    };
}
